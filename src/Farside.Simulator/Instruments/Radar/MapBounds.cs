namespace Farside.Simulator.Instruments.Radar;

/// <summary>A rectangle of the map, metres from the lander, that grows with depth.</summary>
/// <param name="WidensPerM">By how much each side moves outward for a metre of depth.</param>
readonly record struct MapBounds(double West, double South, double East, double North, double WidensPerM)
{
    public static MapBounds Around(IReadOnlyList<(double East, double North)> places, double marginM, double widensPerM) => new(
        places.Min(place => place.East) - marginM, places.Min(place => place.North) - marginM,
        places.Max(place => place.East) + marginM, places.Max(place => place.North) + marginM, widensPerM);

    public (double West, double South, double East, double North) At(double depthM)
    {
        var wider = WidensPerM * depthM;
        return (West - wider, South - wider, East + wider, North + wider);
    }
}
