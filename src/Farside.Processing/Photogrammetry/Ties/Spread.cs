namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Chooses spots that keep their distance from each other, best first, and lets them move closer until there are enough.</summary>
/// <remarks>Source: Brown, Szeliski &amp; Winder 2005, CVPR, 510–517 (adaptive non-maximal suppression).</remarks>
static class Spread
{
    const int Rounds = 8;
    const double Closer = 0.75;
    const double LeastApartPx = 5;

    /// <summary>At most <paramref name="count"/> of the places, which come best first; their indices in the order chosen.</summary>
    public static List<int> Choose(IReadOnlyList<(double X, double Y)> places, int count)
    {
        if (places.Count == 0)
        {
            return [];
        }

        var apart = Math.Max(LeastApartPx, Math.Sqrt(Area(places) / count));
        var chosen = Choose(places, count, apart);
        for (var round = 1; round < Rounds && chosen.Count < count && apart > LeastApartPx; round++)
        {
            apart = Math.Max(LeastApartPx, apart * Closer);
            chosen = Choose(places, count, apart);
        }

        return chosen;
    }

    static double Area(IReadOnlyList<(double X, double Y)> places) =>
        (places.Max(p => p.X) - places.Min(p => p.X)) * (places.Max(p => p.Y) - places.Min(p => p.Y));

    static List<int> Choose(IReadOnlyList<(double X, double Y)> places, int count, double apart)
    {
        var chosen = new List<int>();
        var cells = new Dictionary<(int, int), List<int>>();
        for (var i = 0; i < places.Count && chosen.Count < count; i++)
        {
            var (cx, cy) = ((int)Math.Floor(places[i].X / apart), (int)Math.Floor(places[i].Y / apart));
            if (HasRoom(places, i, cells, cx, cy, apart))
            {
                chosen.Add(i);
                (cells.TryGetValue((cx, cy), out var cell) ? cell : cells[(cx, cy)] = []).Add(i);
            }
        }

        return chosen;
    }

    static bool HasRoom(IReadOnlyList<(double X, double Y)> places, int i, Dictionary<(int, int), List<int>> cells, int cx, int cy, double apart)
    {
        for (var y = cy - 1; y <= cy + 1; y++)
        {
            for (var x = cx - 1; x <= cx + 1; x++)
            {
                if (cells.TryGetValue((x, y), out var cell) && cell.Exists(j => IsNear(places[i], places[j], apart)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    static bool IsNear((double X, double Y) a, (double X, double Y) b, double apart) =>
        ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)) < apart * apart;
}
