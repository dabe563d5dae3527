using Farside.Core.Geometry;

namespace Farside.Processing.Terrain;

/// <summary>Which cells a view's points are good for.</summary>
readonly struct PointRank(ITerrainCloud cloud, TerrainOptions options)
{
    // Ground seen at a lower angle than this is taken for ground that rises towards the eye.
    const double LeastSine = 0.05;

    readonly Point<SiteFrame> _eye = cloud.Eye;
    readonly double _pointRad = cloud.PointRad;

    /// <summary>The finest level whose cells suit the point; <see cref="TerrainOptions.Levels"/> where none does.</summary>
    public int Of(in TerrainPoint point)
    {
        var sight = Sight(point);
        var needed = Math.Max(options.CellPerSigma * point.SigmaM * sight.Across, options.CellPerSpacing * SpacingM(sight));
        var level = 0;
        while (level < options.Levels && options.CellM(level) < needed)
            level++;

        return level;
    }

    /// <summary>Metres between neighbouring points on level ground there.</summary>
    public double SpacingM(in LineOfSight sight) => sight.RangeM * _pointRad / Math.Max(LeastSine, Math.Abs(sight.Up));

    /// <summary>Points that a cell of level ground there has when nothing hides a part of it.</summary>
    public double PointsIn(double cellM, in LineOfSight sight) => cellM * cellM / (SpacingM(sight) * sight.RangeM * _pointRad);

    public LineOfSight Sight(in TerrainPoint point)
    {
        var (x, y, z) = (point.Place.X - _eye.X, point.Place.Y - _eye.Y, point.Place.Z - _eye.Z);
        var range = Math.Max(1e-9, Math.Sqrt((x * x) + (y * y) + (z * z)));
        return new(range, x / range, y / range, z / range);
    }
}
