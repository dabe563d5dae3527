namespace Farside.Catalogue.Index;

/// <summary>A place at a site as 64 bits: millimetres east of the lander, then millimetres north, 32 bits each.</summary>
static class PlaceCode
{
    const double Parts = 1000;
    const double Most = int.MaxValue;

    /// <summary><see cref="LongCode.None"/> for a place that is unknown.</summary>
    public static long Of(double eastM, double northM) => double.IsFinite(eastM) && double.IsFinite(northM)
        ? ((long)Millimetres(eastM) << 32) | (uint)Millimetres(northM)
        : LongCode.None;

    public static (double EastM, double NorthM) Read(long code) => ((int)(code >> 32) / Parts, (int)code / Parts);

    static int Millimetres(double metres) => (int)Math.Clamp(Math.Round(metres * Parts), -Most, Most);
}
