using Farside.Core.Rasters;

namespace Farside.Products.Recipes.Traverse;

/// <summary>One colour a lunar day, from the first day's blue over green and gold to the last one's crimson: the order can be seen.</summary>
static class DayColours
{
    static readonly Rgb8[] Anchors = [new(46, 94, 170), new(29, 148, 158), new(88, 160, 72), new(214, 170, 40), new(222, 110, 44), new(190, 48, 76), new(136, 54, 140)];

    /// <param name="rank">0 for the first day.</param>
    public static Rgb8 Of(int rank, int days)
    {
        var at = days < 2 ? 0 : rank * (Anchors.Length - 1.0) / Math.Max(days - 1, Anchors.Length - 1);
        var (from, along) = (Math.Min((int)at, Anchors.Length - 2), at - Math.Min((int)at, Anchors.Length - 2));
        return Mix(Anchors[from], Anchors[from + 1], along);
    }

    public static Rgb8 Mix(Rgb8 a, Rgb8 b, double share) => new(Mix(a.R, b.R, share), Mix(a.G, b.G, share), Mix(a.B, b.B, share));

    static byte Mix(byte a, byte b, double share) => (byte)Math.Round(double.Lerp(a, b, share));
}
