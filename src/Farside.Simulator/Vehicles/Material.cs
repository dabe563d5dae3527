namespace Farside.Simulator.Vehicles;

/// <summary>What a vehicle's surface is made of.</summary>
enum Material
{
    /// <summary>Crinkled gold-coloured insulation: a mirror full of creases.</summary>
    GoldFoil,
    WhitePaint,
    BlackPaint,
    GreyMetal,
    SolarCell,

    /// <summary>Metal bars across a gap, as ramps have.</summary>
    Grating,

    /// <summary>Wire mesh with cleats across it.</summary>
    WheelMesh,

    /// <summary>White paint on a hollow reflector.</summary>
    Dish,
    RedPaint,
    YellowPaint,

    /// <summary>Bare metal, bright and smooth: glints and mirrors.</summary>
    BrightMetal,

    /// <summary>Red with yellow stars: its face is the box's thinnest direction.</summary>
    Flag,

    /// <summary>Squares of known colours.</summary>
    ColourPatch,
}
