namespace Farside.Simulator.Vehicles;

/// <summary>What a vehicle's surface is made of.</summary>
enum Material
{
    /// <summary>Crinkled gold-coloured insulation: facets that mirror whatever they happen to face.</summary>
    GoldFoil,
    WhitePaint,
    BlackPaint,
    GreyMetal,
    SolarCell,
    RedPaint,
    YellowPaint,
}
