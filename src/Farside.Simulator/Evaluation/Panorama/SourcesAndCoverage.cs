using System.Runtime.InteropServices;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Panorama;

/// <summary>
/// Pixels spread over the panorama: whether the frame that <c>sources.png</c> names truly saw what lies there, whether what some frame saw is shown, and
/// whether anything is shown that no frame saw.
/// </summary>
sealed class SourcesAndCoverage : IPanoramaQuantity
{
    public const string Named = "panorama: pixels that their named source saw";
    public const string Covered = "panorama: coverage of what was seen";
    public const string Invented = "panorama: pixels that no source saw";

    const int Across = 240;
    const int Down = 60;

    /// <summary>Demosaicers and blenders leave out a picture's edge; surfaces that are not quite the ground shift it.</summary>
    const double MarginPx = 12;

    public IReadOnlyList<string> Quantities => [Named, Covered, Invented];

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Measure(PanoramaCase panorama)
    {
        if (panorama.Product.Projection is not { } projection || panorama.Geometry.Ground is null || panorama.Views.Any(view => view is null))
        {
            yield break;
        }

        var tally = new Tally();
        for (var i = 0; i < Across * Down; i++)
        {
            Look(panorama, projection, (int)(((i % Across) + 0.5) * projection.Width / Across), (int)(((i / Across) + 0.5) * projection.Height / Down), tally);
        }

        if (tally.Shown > 0)
        {
            yield return (Named, tally.Right / (double)tally.Shown, tally.Shown, Across * Down);
            yield return (Invented, tally.Invented / (double)tally.Shown, tally.Shown, Across * Down);
        }

        if (tally.Seen > 0)
        {
            yield return (Covered, tally.Covered / (double)tally.Seen, tally.Seen, Across * Down);
        }
    }

    static void Look(PanoramaCase panorama, PanoramaProjection projection, int column, int row, Tally tally)
    {
        var source = MemoryMarshal.Cast<byte, ushort>(panorama.Sources.Row(row))[column];
        var isShown = panorama.Picture.Row(row)[(4 * column) + 3] > 0;
        var (eye, ray) = panorama.True(projection.Look(column, row));
        var distance = panorama.DistanceM(eye, ray);
        bool Sees(JudgedView? view, double marginPx) => PanoramaCase.Sees(view!, eye, ray, distance, marginPx);

        if (panorama.Views.Any(view => Sees(view, -MarginPx)))
        {
            tally.Seen++;
            tally.Covered += isShown ? 1 : 0;
        }

        if (isShown)
        {
            tally.Shown++;
            tally.Right += source > 0 && source <= panorama.Views.Count && Sees(panorama.Views[source - 1], MarginPx) ? 1 : 0;
            tally.Invented += panorama.Views.Any(view => Sees(view, MarginPx)) ? 0 : 1;
        }
    }

    sealed class Tally
    {
        public int Seen, Covered, Shown, Right, Invented;
    }
}
