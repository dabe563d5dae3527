using Farside.Core.Colour;

namespace Farside.Processing.Imaging.Colour;

/// <summary>A patch of squares of known colours.</summary>
/// <param name="Columns">Squares across.</param>
/// <param name="Rows">Squares down.</param>
/// <param name="Colours">Row after row from the first corner on: L*, a*, b* under D50, as makers state them.</param>
public sealed record PatchLayout(int Columns, int Rows, IReadOnlyList<CieLab> Colours)
{
    /// <summary>A square below this chroma is a grey.</summary>
    const double GreyChroma = 3;

    /// <summary>Linear sRGB of a square.</summary>
    public Tristimulus Screen(int square) =>
        Srgb.FromXyz * (ChromaticAdaptation.Bradford(Whites.D50, Whites.D65) * Colours[square].ToXyz(Whites.D50));

    public bool IsGrey(int square) => Math.Sqrt((Colours[square].A * Colours[square].A) + (Colours[square].B * Colours[square].B)) < GreyChroma;

    /// <summary>Squares of equal colour have equal names.</summary>
    public string Name(int square) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Colours[square].L:0.0} {Colours[square].A:0.0} {Colours[square].B:0.0}");
}
