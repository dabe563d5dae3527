using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Photogrammetry.Registration;

/// <summary>
/// Where each pixel of an earlier picture lies in a later one: through both cameras' models and the ground that they look at, and then by what ties say is left, a
/// polynomial of first or second degree in the earlier picture's pixels. Every fourth tie is held out and tells how well both lie on each other. Ties are looked for with
/// shadows filled: they wander with the Sun and would draw the ties along.
/// </summary>
public sealed class PictureRegistration
{
    readonly View _first;
    readonly View _second;
    readonly ISurface? _surface;
    readonly ShiftPolynomial _correction;

    PictureRegistration(View first, View second, ISurface? surface, ShiftPolynomial correction) => (_first, _second, _surface, _correction) = (first, second, surface, correction);

    /// <summary>Ties that the correction was fitted to.</summary>
    public int Fitted { get; private init; }

    /// <summary>Ties that were held out.</summary>
    public int HeldOut { get; private init; }

    /// <summary>Two-dimensional RMS of what is left between the ties that were held out and the registration, later picture's pixels.</summary>
    public double HeldOutRmsPx { get; private init; }

    /// <summary>The median of the same.</summary>
    public double HeldOutMedianPx { get; private init; }

    /// <summary>The correction where it is largest among the ties, pixels: what the given poses were off by.</summary>
    public double LargestCorrectionPx { get; private init; }

    /// <param name="surface">What both look at; null for what is far away.</param>
    /// <param name="firstGrey">As large as its camera says, NaN where nothing is to be compared.</param>
    /// <returns>Null where the pictures share too little, or too few spots are alike in both.</returns>
    public static PictureRegistration? Of(
        View first, Raster<Linear> firstGrey, View second, Raster<Linear> secondGrey, ISurface? surface, RegistrationOptions? options = null, CancellationToken cancel = default)
    {
        var with = options ?? new();
        var ties = TieFinder.Find([first, second], index => ShadowFill.Of(index == 0 ? firstGrey : secondGrey), surface, with.Ties, cancel).Tracks
            .Where(track => track.Points.Count == 2).OrderBy(track => track.Points[0].Row).ThenBy(track => track.Points[0].Column)
            .Select(track => Offset(first, second, surface, track)).OfType<TieOffset>().ToList();
        if (ties.Count < with.LeastTies)
        {
            return null;
        }

        var fitted = ties.Where((_, place) => place % with.HeldOutEvery != 0).ToList();
        var correction = ShiftPolynomial.Fit(fitted, (first.Camera.Width, first.Camera.Height), degree: ties.Count >= with.CurvedFrom ? 2 : 1);
        var left = ties.Where((_, place) => place % with.HeldOutEvery == 0).Select(tie => Left(correction, tie)).Order().ToList();
        return new(first, second, surface, correction)
        {
            Fitted = fitted.Count,
            HeldOut = left.Count,
            HeldOutRmsPx = Math.Sqrt(left.Average(length => length * length)),
            HeldOutMedianPx = left[left.Count / 2],
            LargestCorrectionPx = ties.Max(tie => Length(correction.At(tie.Column, tie.Row))),
        };
    }

    /// <summary>Later picture's pixel of an earlier one's; null where the later camera's model sees nothing.</summary>
    public (double Column, double Row)? SecondFromFirst(double column, double row)
    {
        if (Through(_first, _second, _surface, column, row) is not { } at)
        {
            return null;
        }

        var (right, down) = _correction.At(column, row);
        return (at.Column + right, at.Row + down);
    }

    static (double Column, double Row)? Through(View first, View second, ISurface? surface, double column, double row)
    {
        var ray = first.Ray(column, row);
        var origin = first.SiteFromCamera.Origin;
        var distanceM = surface?.DistanceM(origin, ray) ?? double.PositiveInfinity;
        return double.IsPositiveInfinity(distanceM)
            ? second.Project(ray)
            : second.Project(new Point<SiteFrame>(origin.X + (distanceM * ray.X), origin.Y + (distanceM * ray.Y), origin.Z + (distanceM * ray.Z)));
    }

    static TieOffset? Offset(View first, View second, ISurface? surface, Track track)
    {
        var (a, b) = (track.Points[0], track.Points[1]);
        return Through(first, second, surface, a.Column, a.Row) is { } at ? new(a.Column, a.Row, b.Column - at.Column, b.Row - at.Row) : null;
    }

    static double Left(ShiftPolynomial correction, TieOffset tie)
    {
        var (right, down) = correction.At(tie.Column, tie.Row);
        return Length((tie.Right - right, tie.Down - down));
    }

    static double Length((double Right, double Down) shift) => Math.Sqrt((shift.Right * shift.Right) + (shift.Down * shift.Down));
}
