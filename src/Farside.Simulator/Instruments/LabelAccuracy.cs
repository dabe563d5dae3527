namespace Farside.Simulator.Instruments;

/// <summary>How well labels know where cameras looked.</summary>
enum LabelAccuracy
{
    /// <summary>Labels state the true pose; lens and principal point still differ.</summary>
    Exact,

    /// <summary>Tenths of a degree, as the real panoramic labels' headings scatter.</summary>
    Tenths,

    /// <summary>About a degree.</summary>
    Degree,
}
