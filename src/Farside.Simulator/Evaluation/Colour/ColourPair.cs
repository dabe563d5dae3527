using System.Globalization;
using System.Text.RegularExpressions;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Formats.Tiff;

namespace Farside.Simulator.Evaluation.Colour;

/// <summary>One colour frame: the noise-free light of every pixel in all three filters, and what the picture recipe made of its mosaic.</summary>
sealed partial class ColourPair
{
    /// <summary>Pixels left out along each side, as demosaic comparisons do.</summary>
    public const int Border = 10;

    /// <summary>Truth files hold data numbers times this.</summary>
    public const double TruthScale = 32;

    /// <summary>A demosaicer looks no farther; what lies so near a clipped sample is left out.</summary>
    const int Reach = 4;

    /// <summary>Share of full scale above which noise may clip: four deviations below it at 44 dB.</summary>
    const double ClipShare = 0.97;

    /// <summary>A frame with less than this share of its pixels above this share of full scale was all but shut: it tells nothing of gain.</summary>
    const double ExposedShare = 0.01;
    const double ExposedLevel = 0.1;

    readonly Bitmap _truth;
    readonly Bitmap _linear;
    readonly byte[] _judged;

    ColourPair(Bitmap truth, Bitmap linear, Bitmap shown, double scale, double fullScaleDn, double[]? neutral, DetectorDefects? defects)
    {
        (_truth, _linear, Shown, Scale, FullScaleDn, Neutral) = (truth, linear, shown, scale, fullScaleDn, neutral);
        _judged = Mask(defects);
    }

    public int Width => _truth.Width;
    public int Height => _truth.Height;

    /// <summary>Steps of the linear file for one data number, as the product states it.</summary>
    public double Scale { get; }

    /// <summary>Largest data number of the camera.</summary>
    public double FullScaleDn { get; }

    /// <summary>The picture for a screen, 8 bits, three channels.</summary>
    public Bitmap Shown { get; }

    /// <summary>Signal of a grey surface in the three filters; null where the truth does not tell.</summary>
    public double[]? Neutral { get; }

    /// <summary>What the products say of the camera's colour; null where they say nothing.</summary>
    public MadeColour? Chain { get; private init; }

    /// <summary>Opens both sides of a frame; null when it has no product, the product has no linear file, or the frame was not exposed.</summary>
    public static ColourPair? Open(EvaluationInput input, string product, TrueShot? shot)
    {
        if (input.Products.Find("picture", product) is not { } made || made.Fact("Linear file") is not { } stated)
        {
            return null;
        }

        var match = StatedScale().Match(stated);
        if (!match.Success)
        {
            throw new SimulationException(Path.Combine(made.Folder, "product.json"), $"Linear file: {stated}", "16 bits = a number × data numbers", "Make the picture again.");
        }

        var truth = Colour(TiffReader.Read(input.Truth.LightFile(product)), input.Truth.LightFile(product), SampleKind.UInt16);
        var linear = Colour(PngReader.Read(made.File("linear.png")), made.File("linear.png"), SampleKind.UInt16);
        var shown = Colour(PngReader.Read(made.File("picture.png")), made.File("picture.png"), SampleKind.UInt8);
        RequireEqual(truth, linear, made.File("linear.png"));
        RequireEqual(truth, shown, made.File("picture.png"));
        var fullScaleDn = shot?.FullScaleDn ?? FullScaleOf(product);
        return IsExposed(truth, fullScaleDn)
            ? new(truth, linear, shown, double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), fullScaleDn, shot?.Neutral, DetectorDefects.Of(input, product, truth)) { Chain = MadeColour.Of(input, product) }
            : null;
    }

    /// <summary>1 for a pixel that is judged: away from the border, from clipped samples and from the detector's defects.</summary>
    public ReadOnlySpan<byte> JudgedRow(int y) => _judged.AsSpan(y * Width, Width);

    /// <summary>True light, red, green, blue in turn, in steps of 1 / <see cref="TruthScale"/> data number.</summary>
    public ReadOnlySpan<ushort> TruthRow(int y) => _truth.Samples<ushort>().Slice(y * Width * 3, Width * 3);

    /// <summary>The product's light, red, green, blue in turn, in steps of 1 / <see cref="Scale"/> data number.</summary>
    public ReadOnlySpan<ushort> LinearRow(int y) => _linear.Samples<ushort>().Slice(y * Width * 3, Width * 3);

    static Bitmap Colour(Bitmap picture, string path, SampleKind kind) => picture.Channels == 3 && picture.Kind == kind
        ? picture
        : throw new SimulationException(path, $"{picture.Channels} × {picture.Kind}", $"3 × {kind}", "Make it again.");

    static void RequireEqual(Bitmap truth, Bitmap made, string path)
    {
        if ((truth.Width, truth.Height) != (made.Width, made.Height))
        {
            throw new SimulationException(path, $"{made.Width} × {made.Height} pixels", $"{truth.Width} × {truth.Height} as the truth", "Make it again from the archive that the truth belongs to.");
        }
    }

    static double FullScaleOf(string product) =>
        (ProductName.TryParse(product, out var name) ? MissionRegistry.Find(name.Mission)?.Instrument(name.Instrument)?.Mode(name.Mode).Number("fullScale") : null)
        ?? throw new SimulationException(product, "no full scale for its camera", "a camera of a known mission", "Take its light out of the truth.");

    static bool IsExposed(Bitmap truth, double fullScaleDn)
    {
        var (level, bright) = (ExposedLevel * fullScaleDn * TruthScale, 0L);
        foreach (var sample in truth.Samples<ushort>())
        {
            bright += sample >= level ? 1 : 0;
        }

        return bright >= ExposedShare * truth.Samples<ushort>().Length;
    }

    byte[] Mask(DetectorDefects? defects)
    {
        var spoilt = Spoilt(defects);
        var mask = new byte[Width * Height];
        var near = new bool[Width];
        for (var y = Border; y < Height - Border; y++)
        {
            Array.Clear(near);
            for (var row = y - Reach; row <= y + Reach; row++)
            {
                spoilt[row]?.ForEach(x => near.AsSpan(Math.Max(0, x - Reach)..Math.Min(Width, x + Reach + 1)).Fill(true));
            }

            for (var x = Border; x < Width - Border; x++)
            {
                mask[(y * Width) + x] = (byte)(near[x] ? 0 : 1);
            }
        }

        return mask;
    }

    // Columns with a clipped or broken sample, by row; null for the many rows that have none.
    List<int>?[] Spoilt(DetectorDefects? defects)
    {
        var limit = ClipShare * FullScaleDn * TruthScale;
        var rows = new List<int>?[Height];
        for (var y = 0; y < Height; y++)
        {
            var rgb = TruthRow(y);
            for (var x = 0; x < Width; x++)
            {
                if (Math.Max(rgb[3 * x], Math.Max(rgb[(3 * x) + 1], rgb[(3 * x) + 2])) >= limit || defects?.IsAt(x, y) == true)
                {
                    (rows[y] ??= []).Add(x);
                }
            }
        }

        return rows;
    }

    [GeneratedRegex(@"^16 bits = (\d+(?:\.\d+)?) × data numbers", RegexOptions.CultureInvariant)]
    private static partial Regex StatedScale();
}
