package dev.splitbrain.world;

import java.util.List;

/** Where a node or client stands; each may be empty. Zones belong to a region, racks to a zone. */
public record Place(String region, String zone, String rack) {
    public static final Place NOWHERE = new Place("", "", "");

    public static Place inRegion(String region) {
        return new Place(region, "", "");
    }

    /** The region, zone or rack of this name, where one of {@code known} lies in it; else nowhere. */
    public static Place called(String name, List<Place> known) {
        for (Place place : known) {
            if (name.isEmpty()) break;
            if (place.region.equals(name)) return inRegion(name);
            if (place.zone.equals(name)) return new Place(place.region, name, "");
            if (place.rack.equals(name)) return place;
        }
        return NOWHERE;
    }

    /** Whether this place is, or lies in, the region, zone or rack of this name. */
    public boolean isIn(String name) {
        return region.equals(name) || zone.equals(name) || rack.equals(name);
    }
}
