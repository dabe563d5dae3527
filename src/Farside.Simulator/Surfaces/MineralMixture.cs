namespace Farside.Simulator.Surfaces;

/// <summary>An intimate mixture: shares of the grains' cross-section (for equal grain sizes and densities, of mass), which add to 1.</summary>
/// <param name="Brightness">Of the weathered part at 750 nm, against Apollo 16 soil.</param>
/// <param name="Redness">Of the weathered part; see <see cref="Endmembers.Weathered"/>.</param>
sealed record MineralMixture(double Plagioclase, double LowCalciumPyroxene, double HighCalciumPyroxene, double Olivine, double Brightness, double Redness)
{
    public IReadOnlyList<(Mineral Mineral, double Share)> Shares =>
    [
        (Mineral.Weathered, 1 - Plagioclase - LowCalciumPyroxene - HighCalciumPyroxene - Olivine), (Mineral.Plagioclase, Plagioclase),
        (Mineral.LowCalciumPyroxene, LowCalciumPyroxene), (Mineral.HighCalciumPyroxene, HighCalciumPyroxene), (Mineral.Olivine, Olivine),
    ];

    /// <summary>Reflectance factor at incidence 30°, emission 0°.</summary>
    public ReflectanceSpectrum Reflectance()
    {
        var parts = Shares.Select(part => (part.Share, Of: Pure(part.Mineral))).ToArray();
        return ReflectanceSpectrum.From(nm => ScatteringAlbedo.ToReflectance(parts.Sum(part => part.Share * ScatteringAlbedo.FromReflectance(part.Of.At(nm)))));
    }

    ReflectanceSpectrum Pure(Mineral mineral) => mineral switch
    {
        Mineral.Plagioclase => Endmembers.Plagioclase,
        Mineral.LowCalciumPyroxene => Endmembers.LowCalciumPyroxene,
        Mineral.HighCalciumPyroxene => Endmembers.HighCalciumPyroxene,
        Mineral.Olivine => Endmembers.Olivine,
        _ => Endmembers.Weathered(Brightness, Redness),
    };
}
