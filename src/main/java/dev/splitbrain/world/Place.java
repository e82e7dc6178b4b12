package dev.splitbrain.world;

/** Where a node or client stands; each may be empty. Zones belong to a region, racks to a zone. */
public record Place(String region, String zone, String rack) {
    public static final Place NOWHERE = new Place("", "", "");

    public static Place inRegion(String region) {
        return new Place(region, "", "");
    }

    /** Whether this place is, or lies in, the region, zone or rack of this name. */
    public boolean isIn(String name) {
        return region.equals(name) || zone.equals(name) || rack.equals(name);
    }
}
