namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Which pictures could show the same ground, by the given poses.</summary>
static class Overlaps
{
    const int Across = 32;
    const int Down = 24;

    /// <summary>Pairs that overlap, or would if the pointing were off by its standard deviation, with the share of the first that the second shows.</summary>
    public static IEnumerable<(int First, int Second, double Share)> Of(IReadOnlyList<View> views, ISurface? surface, TieOptions options)
    {
        for (var first = 0; first < views.Count; first++)
        {
            for (var second = first + 1; second < views.Count; second++)
            {
                var pair = new PairView(views[first], views[second], surface, options);
                var marginPx = options.PointingSigmaDeg * PixelsPerDegree(views[second]);
                var (share, possible) = Shares(pair, marginPx);
                if (possible >= options.LeastOverlap)
                {
                    yield return (first, second, share);
                }
            }
        }
    }

    static (double Share, double Possible) Shares(PairView pair, double marginPx)
    {
        var (inside, near) = (0, 0);
        var (from, to) = (pair.First.Camera, pair.Second.Camera);
        for (var j = 0; j < Down; j++)
        {
            for (var i = 0; i < Across; i++)
            {
                if (pair.Place((i + 0.5) * from.Width / Across, (j + 0.5) * from.Height / Down) is { } at)
                {
                    inside += IsInside(at, to.Width, to.Height, 0) ? 1 : 0;
                    near += IsInside(at, to.Width, to.Height, marginPx) ? 1 : 0;
                }
            }
        }

        return ((double)inside / (Across * Down), (double)near / (Across * Down));
    }

    static bool IsInside((double Column, double Row) at, int width, int height, double marginPx) =>
        at.Column > -marginPx && at.Row > -marginPx && at.Column < width - 1 + marginPx && at.Row < height - 1 + marginPx;

    static double PixelsPerDegree(View view)
    {
        var (x, y) = (view.Camera.Width / 2.0, view.Camera.Height / 2.0);
        return Math.PI / 180 / view.Camera.Ray(x, y).AngleToRad(view.Camera.Ray(x + 1, y));
    }
}
