namespace Farside.Simulator.Surfaces;

/// <summary>What lunar soil and rock are mixed from.</summary>
enum Mineral
{
    /// <summary>Glass-welded, iron-blackened grains: what most of a mature soil is.</summary>
    Weathered,
    Plagioclase,
    LowCalciumPyroxene,
    HighCalciumPyroxene,
    Olivine,
}
