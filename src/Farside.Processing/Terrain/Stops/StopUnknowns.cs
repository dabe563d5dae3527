using Farside.Core.Geometry;
using Farside.Processing.Numerics;

namespace Farside.Processing.Terrain.Stops;

/// <summary>The unknowns of a stop network: three of the mast, then of each stop the place's three, three turns of its ground and its stretch.</summary>
sealed class StopUnknowns(IReadOnlyList<StopPlace> stops)
{
    const int Mast = 3;
    const int EachStop = 7;

    double[] _inverse = [];

    public int Count => Mast + (EachStop * stops.Count);

    public static int Ahead => 0;

    public static int PlaceOf(int stop) => Mast + (EachStop * stop);

    public static int TurnOf(int stop) => PlaceOf(stop) + 3;

    public static int StretchOf(int stop) => PlaceOf(stop) + 6;

    /// <summary>Six rows: how a stop's unknowns move its ground at a point (three) and turn it (three).</summary>
    public double[,] GroundAt(int stop, Point<SiteFrame> point, double sign = 1)
    {
        var rows = new double[GroundMove.Unknowns, Count];
        AddGroundAt(rows, stop, point, sign);
        return rows;
    }

    public void AddGroundAt(double[,] rows, int stop, Point<SiteFrame> point, double sign)
    {
        var (pivot, at, turn) = (stops[stop].Pivot, PlaceOf(stop), TurnOf(stop));
        var (x, y, z) = (point.X - pivot.X, point.Y - pivot.Y, point.Z - pivot.Z);
        var (sin, cos) = Math.SinCos(stops[stop].Heading.Radians);
        (double East, double North)[] mast = [(sin, cos), (-cos, sin)];
        for (var i = 0; i < 3; i++)
        {
            rows[i, at + i] += sign;
            rows[3 + i, turn + i] += sign;
        }

        for (var i = 0; i < 2; i++)
        {
            rows[0, Ahead + i] += sign * mast[i].East;
            rows[1, Ahead + i] += sign * mast[i].North;
        }

        rows[2, Ahead + 2] += sign;
        rows[0, turn + 1] += sign * z;
        rows[0, turn + 2] -= sign * y;
        rows[1, turn + 2] += sign * x;
        rows[1, turn] -= sign * z;
        rows[2, turn] += sign * y;
        rows[2, turn + 1] -= sign * x;
    }

    /// <summary>Keeps the covariance of a solved system.</summary>
    public void Keep(double[,] normal)
    {
        var n = Count;
        var factor = new double[n * n];
        Buffer.BlockCopy(normal, 0, factor, 0, sizeof(double) * factor.Length);
        if (!SymmetricSystem.TryFactor(factor, n, 0))
            throw new TerrainException("stops", "a network that nothing holds", "priors above zero");

        _inverse = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            var column = _inverse.AsSpan(i * n, n);
            column[i] = 1;
            SymmetricSystem.Solve(factor, n, column);
        }
    }

    public double Covariance(int i, int j) => _inverse[(i * Count) + j];

    public double[,] PlaceCovariance(int stop)
    {
        var block = new double[3, 3];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
                block[i, j] = Covariance(PlaceOf(stop) + i, PlaceOf(stop) + j);
        }

        return block;
    }

    public double DistanceSigmaM(int a, int b, Point<SiteFrame> placeA, Point<SiteFrame> placeB)
    {
        var (east, north) = (placeB.X - placeA.X, placeB.Y - placeA.Y);
        var length = Math.Max(1e-9, Math.Sqrt((east * east) + (north * north)));
        double[] along = [east / length, north / length];
        var variance = 0.0;
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                variance += along[i] * along[j] * (Covariance(PlaceOf(a) + i, PlaceOf(a) + j) + Covariance(PlaceOf(b) + i, PlaceOf(b) + j)
                    - Covariance(PlaceOf(a) + i, PlaceOf(b) + j) - Covariance(PlaceOf(b) + i, PlaceOf(a) + j));
            }
        }

        return Math.Sqrt(Math.Max(0, variance));
    }
}
