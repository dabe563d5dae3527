using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>One view at one step of the solution: where points fall in it, and how that moves with every unknown.</summary>
sealed class ViewModel
{
    readonly Unknowns _unknowns;
    readonly ICameraModel _model;
    readonly double[] _lens;
    readonly int[] _lensColumns;
    readonly int _poseColumns;
    readonly M3 _stationRotation;
    readonly M3 _eyeRotation;
    readonly M3 _rotation;
    readonly M3 _back;
    readonly V3 _arm;
    readonly int _stationColumn;
    readonly int _baseColumn;
    readonly int _leverColumn;
    readonly int _eyeColumn;
    readonly int _eyePlaceColumn;

    public ViewModel(Network network, Unknowns unknowns, State state, int index)
    {
        var view = network.Views[index];
        _unknowns = unknowns;
        (_model, _lens, _lensColumns) = (network.Cameras[view.Camera].Model, state.Lenses[view.Camera], unknowns.Lens[view.Camera]);
        var (station, eye) = (state.Stations[view.Station], state.Eyes[view.Eye]);
        var lever = network.Stations[view.Station].Pivot is null ? default : state.Lever;
        (_stationRotation, _eyeRotation, _rotation) = (station.Rotation, eye.Rotation, station.Rotation * eye.Rotation);
        _back = _rotation.Transposed;
        _arm = station.Rotation * (lever + eye.Origin);
        Centre = station.Origin + (station.Rotation * eye.Origin);
        Columns = unknowns.Columns[index];
        _poseColumns = Columns.Length - _lensColumns.Count(column => column >= 0);
        (_stationColumn, _baseColumn, _leverColumn) =
            (unknowns.StationRotation[view.Station], unknowns.Base(network, view), unknowns.LeverOf(network, view));
        (_eyeColumn, _eyePlaceColumn) = (unknowns.EyeRotation[view.Eye], unknowns.EyePlace[view.Eye]);
    }

    /// <summary>The camera's place, site.</summary>
    public V3 Centre { get; }

    public int[] Columns { get; }

    /// <summary>Where a pixel looks, site.</summary>
    public V3 Ray(double column, double row)
    {
        var model = _lens.Length > 0 ? State.Camera(_model.Width, _model.Height, _lens) : _model;
        return _rotation * V3.From(model.Ray(column, row));
    }

    /// <summary>Where a point falls; false behind the camera or where the lens folds back.</summary>
    public bool Project(in TrackPoint point, out double column, out double row) => Pixel(_back * Sight(point), out column, out row);

    /// <summary>The same with derivatives by the point alone: across its direction twice, and by inverse distance where points have one.</summary>
    public bool Linearise(in TrackPoint point, out double column, out double row, Span<double> byPoint)
    {
        var sight = Sight(point);
        if (!Slope(_back * sight, out column, out row, out var inColumn, out var inRow, []))
            return false;
        ByPoint(point, _rotation * inColumn, _rotation * inRow, byPoint);
        return true;
    }

    /// <summary>The same with derivatives by all unknowns: first the column's, then the row's, as <see cref="Columns"/> are ordered.</summary>
    public bool Linearise(in TrackPoint point, out double column, out double row, Span<double> byPoint, Span<double> byUnknown)
    {
        var sight = Sight(point);
        var count = Columns.Length;
        Span<double> byLens = stackalloc double[16];
        if (!Slope(_back * sight, out column, out row, out var inColumn, out var inRow, byLens))
            return false;
        ByPoint(point, _rotation * inColumn, _rotation * inRow, byPoint);
        ByPose(point, sight, inColumn, byUnknown[.._poseColumns]);
        ByPose(point, sight, inRow, byUnknown[count..(count + _poseColumns)]);
        for (int i = 0, at = _poseColumns; i < _lensColumns.Length; i++)
        {
            if (_lensColumns[i] >= 0)
                (byUnknown[at], byUnknown[count + at++]) = (byLens[i], byLens[8 + i]);
        }

        return true;
    }

    // From the camera to the point, times inverse distance from the anchor: any length will do for projecting.
    V3 Sight(in TrackPoint point) => _unknowns.IsSpatial ? point.Direction + ((point.Anchor - Centre) * point.InverseDistance) : point.Direction;

    void ByPoint(in TrackPoint point, V3 columnInSite, V3 rowInSite, Span<double> byPoint)
    {
        var (first, second) = point.Direction.Across();
        var size = _unknowns.IsSpatial ? 3 : 2;
        (byPoint[0], byPoint[1]) = (first.Dot(columnInSite), second.Dot(columnInSite));
        (byPoint[size], byPoint[size + 1]) = (first.Dot(rowInSite), second.Dot(rowInSite));
        if (_unknowns.IsSpatial)
        {
            var away = point.Anchor - Centre;
            (byPoint[2], byPoint[5]) = (away.Dot(columnInSite), away.Dot(rowInSite));
        }
    }

    // Each unknown moves the sight line; the pixel moves by its slope along that. All turns are about the target's axes, applied from the left.
    void ByPose(in TrackPoint point, V3 sight, V3 slope, Span<double> byUnknown)
    {
        var inRig = _eyeRotation * slope;
        var inSite = _stationRotation * inRig;
        var rho = point.InverseDistance;
        var at = 0;
        if (_stationColumn >= 0)
            Put(inSite.Cross(_unknowns.IsSpatial ? sight + (_arm * rho) : sight), byUnknown, ref at);
        if (_baseColumn >= 0)
            Put(inSite * -rho, byUnknown, ref at);
        if (_leverColumn >= 0)
            Put(inRig * -rho, byUnknown, ref at);
        if (_eyeColumn >= 0)
            Put(inRig.Cross(_stationRotation.Transposed * sight), byUnknown, ref at);
        if (_eyePlaceColumn >= 0)
            Put(inRig * -rho, byUnknown, ref at);
    }

    static void Put(V3 value, Span<double> to, ref int at)
    {
        (to[at], to[at + 1], to[at + 2]) = (value.X, value.Y, value.Z);
        at += 3;
    }

    bool Pixel(V3 p, out double column, out double row)
    {
        if (_lens.Length > 0)
            return BrownSlopes.Project(_lens, p, out column, out row);
        var pixel = _model.Project(p.ToPoint<CameraFrame>());
        (column, row) = pixel ?? (double.NaN, double.NaN);
        return pixel is not null;
    }

    bool Slope(V3 p, out double column, out double row, out V3 inColumn, out V3 inRow, Span<double> byLens)
    {
        if (_lens.Length > 0)
            return BrownSlopes.Linearise(_lens, p, out column, out row, out inColumn, out inRow, byLens);
        (inColumn, inRow) = (default, default);
        if (!Pixel(p, out column, out row))
            return false;
        var step = 1e-6 * p.Length;
        return Difference(p, new(step, 0, 0), out var x) & Difference(p, new(0, step, 0), out var y) & Difference(p, new(0, 0, step), out var z)
            && Gather(x, y, z, out inColumn, out inRow);
    }

    bool Difference(V3 p, V3 step, out (double Column, double Row) slope)
    {
        var isSeen = Pixel(p + step, out var c1, out var r1) & Pixel(p - step, out var c0, out var r0);
        var width = 2 * step.Length;
        slope = ((c1 - c0) / width, (r1 - r0) / width);
        return isSeen;
    }

    static bool Gather((double Column, double Row) x, (double Column, double Row) y, (double Column, double Row) z, out V3 inColumn, out V3 inRow)
    {
        (inColumn, inRow) = (new(x.Column, y.Column, z.Column), new(x.Row, y.Row, z.Row));
        return true;
    }
}
