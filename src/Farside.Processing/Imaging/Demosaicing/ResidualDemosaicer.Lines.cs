using System.Runtime.CompilerServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

public sealed partial class ResidualDemosaicer<TLanes>
{
    /// <summary>A window holds its line and the next ones of the same colours, two places to either side.</summary>
    const int NextLine = 2;

    /// <summary>
    /// Rounds from linear interpolation, and from the first picture. Each has a window one place longer to both ends than the round
    /// before.
    /// </summary>
    static readonly Plan FromNothing = new(FirstWindow: 2, Rounds: 6);
    static readonly Plan FromFirstPicture = new(FirstWindow: 3, Rounds: 4);

    /// <summary>Added to a variance before dividing by it, in squared 255ths of full scale: less than the rounding of 8 bits makes.</summary>
    const float TinyVariance = 1e-2f;
    const float TinyMisfit = 2.5e-3f;
    const float TinyCriterion = 1e-6f;
    const float Worst = 1e32f;

    // The five weights of a Gaussian of sigma 2, made to sum to one.
    const float GaussCentre = 0.25137913f;
    const float GaussNear = 0.22184130f;
    const float GaussFar = 0.15246914f;

    /// <summary>Green and the line's other colour at every place: measured, or the mean of its two neighbours in the line.</summary>
    void StartPlainly(BayerPattern pattern, int top, nint step)
    {
        ref var samples = ref Origin(_tile.Samples);
        ref var green = ref Origin(_tile.Green);
        ref var chroma = ref Origin(_tile.Chroma);
        var area = Area(step, JudgedMargin + FromNothing.AlongReach, JudgedMargin + FromNothing.AcrossReach);
        for (var y = area.Top; y < area.Bottom; y++)
        {
            ref var isChroma = ref IsChroma(pattern, top + y);
            nint row = ResidualTile.Row(y);
            for (nint x = area.Left; x < area.Right; x += TLanes.Count)
            {
                var (i, isSample) = (row + x, At(ref isChroma, x));
                var sample = At(ref samples, i);
                var between = TLanes.Of(0.5f) * (At(ref samples, i - step) + At(ref samples, i + step));
                TLanes.WhereNonNegative(isSample, between, sample).Store(ref green, i);
                TLanes.WhereNonNegative(isSample, sample, between).Store(ref chroma, i);
            }
        }
    }

    /// <summary>The same: measured, or the first picture's.</summary>
    void StartFromFirstPicture(BayerPattern pattern, int top, nint step)
    {
        ref var samples = ref Origin(_tile.Samples);
        ref var difference = ref Origin(_tile.Difference);
        ref var beside = ref Origin(step == 1 ? _tile.Difference : _tile.Opposite);
        ref var above = ref Origin(step == 1 ? _tile.Opposite : _tile.Difference);
        ref var green = ref Origin(_tile.Green);
        ref var chroma = ref Origin(_tile.Chroma);
        var area = Area(step, JudgedMargin + FromFirstPicture.AlongReach, JudgedMargin + FromFirstPicture.AcrossReach);
        for (var y = area.Top; y < area.Bottom; y++)
        {
            ref var isChroma = ref IsChroma(pattern, top + y);
            nint row = ResidualTile.Row(y);
            for (nint x = area.Left; x < area.Right; x += TLanes.Count)
            {
                var i = row + x;
                var sample = At(ref samples, i);
                var sides = At(ref beside, i - 1) + At(ref beside, i + 1);
                var ends = At(ref above, i - ResidualTile.Stride) + At(ref above, i + ResidualTile.Stride);
                var isSample = At(ref isChroma, x);
                TLanes.WhereNonNegative(isSample, sample + At(ref difference, i), sample).Store(ref green, i);
                TLanes.WhereNonNegative(isSample, sample, sample - (TLanes.Of(0.25f) * (sides + ends))).Store(ref chroma, i);
            }
        }
    }

    /// <summary>All rounds along rows (step 1) or columns (step one row): each pixel's best difference, and its criterion.</summary>
    void Refine(BayerPattern pattern, int top, nint step, Plan plan, float[] differences, float[] criteria)
    {
        var (along, across) = (JudgedMargin + plan.AlongReach, JudgedMargin + plan.AcrossReach);
        for (var round = 0; round < plan.Rounds; round++)
        {
            var window = plan.FirstWindow + round;
            (along, across) = (along - window, across - NextLine);
            FitLines(step, window, Area(step, along, across));
            (along, across) = (along - window, across - NextLine);
            FindResiduals(step, window, Area(step, along, across));
            along -= 1;
            AddResiduals(pattern, top, step, Area(step, along, across));
            Judge(step, isFirst: round == 0, differences, criteria);
        }
    }

    /// <summary>
    /// Around each place, the straight lines that predict either colour from the other with least squares, weighted by one over their mean
    /// square misfit.
    /// </summary>
    void FitLines(nint step, int window, Rectangle area)
    {
        ref var green = ref Origin(_tile.Green);
        ref var chroma = ref Origin(_tile.Chroma);
        var share = TLanes.Of(1f / (3 * ((2 * window) + 1)));
        var next = NextLineFrom(step);
        for (var y = area.Top; y < area.Bottom; y++)
        {
            nint row = ResidualTile.Row(y);
            for (var i = row + area.Left; i < row + area.Right; i += TLanes.Count)
            {
                var (g0, c0) = (At(ref green, i), At(ref chroma, i));
                var (g, c, gg, cc, gc) = (TLanes.Of(0), TLanes.Of(0), TLanes.Of(0), TLanes.Of(0), TLanes.Of(0));
                for (var line = i - next; line <= i + next; line += next)
                {
                    for (var j = line - (window * step); j <= line + (window * step); j += step)
                    {
                        var (gj, cj) = (At(ref green, j) - g0, At(ref chroma, j) - c0);
                        g += gj;
                        c += cj;
                        gg += gj * gj;
                        cc += cj * cj;
                        gc += gj * cj;
                    }
                }

                var (meanG, meanC) = (g * share, c * share);
                var (varG, varC, cov) = ((gg * share) - (meanG * meanG), (cc * share) - (meanC * meanC), (gc * share) - (meanG * meanC));
                Keep(_tile.ChromaFromGreen, i, meanG, meanC, varG, varC, cov);
                Keep(_tile.GreenFromChroma, i, meanC, meanG, varC, varG, cov);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Keep(ResidualTile.Fit fit, nint i, TLanes meanX, TLanes meanY, TLanes varX, TLanes varY, TLanes cov)
    {
        var slope = cov / (varX + TLanes.Of(TinyVariance));
        var misfit = varY - (slope * ((cov + cov) - (slope * varX)));
        var weight = TLanes.Of(1) / (TLanes.WhereNonNegative(misfit, misfit, TLanes.Of(0)) + TLanes.Of(TinyMisfit));
        weight.Store(ref Origin(fit.Weight), i);
        (weight * slope).Store(ref Origin(fit.Slope), i);
        (weight * (meanY - (slope * meanX))).Store(ref Origin(fit.Height), i);
    }

    /// <summary>Each colour less its prediction: the weighted mean of all lines whose window holds the place.</summary>
    void FindResiduals(nint step, int window, Rectangle area)
    {
        for (var y = area.Top; y < area.Bottom; y++)
        {
            nint row = ResidualTile.Row(y);
            for (var i = row + area.Left; i < row + area.Right; i += TLanes.Count)
            {
                Residual(_tile.ChromaFromGreen, _tile.Green, _tile.Chroma, i, step, window);
                Residual(_tile.GreenFromChroma, _tile.Chroma, _tile.Green, i, step, window);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Residual(ResidualTile.Fit fit, float[] from, float[] to, nint i, nint step, int window)
    {
        ref var weight = ref Origin(fit.Weight);
        ref var slope = ref Origin(fit.Slope);
        ref var height = ref Origin(fit.Height);
        ref var x = ref Origin(from);
        ref var y = ref Origin(to);
        var (x0, y0) = (At(ref x, i), At(ref y, i));
        var (missed, weights) = (TLanes.Of(0), TLanes.Of(0));
        var next = NextLineFrom(step);
        for (var line = i - next; line <= i + next; line += next)
        {
            for (var j = line - (window * step); j <= line + (window * step); j += step)
            {
                var w = At(ref weight, j);
                missed += (w * (y0 - At(ref y, j))) - At(ref height, j) - (At(ref slope, j) * (x0 - At(ref x, j)));
                weights += w;
            }
        }

        (missed / weights).Store(ref Origin(fit.Residual), i);
    }

    /// <summary>At the places between measured ones: the prediction, and the mean of the residuals to both sides.</summary>
    void AddResiduals(BayerPattern pattern, int top, nint step, Rectangle area)
    {
        ref var green = ref Origin(_tile.Green);
        ref var chroma = ref Origin(_tile.Chroma);
        ref var greenMiss = ref Origin(_tile.GreenFromChroma.Residual);
        ref var chromaMiss = ref Origin(_tile.ChromaFromGreen.Residual);
        for (var y = area.Top; y < area.Bottom; y++)
        {
            ref var isChroma = ref IsChroma(pattern, top + y);
            nint row = ResidualTile.Row(y);
            for (nint x = area.Left; x < area.Right; x += TLanes.Count)
            {
                var i = row + x;
                var (g, c, isSample) = (At(ref green, i), At(ref chroma, i), At(ref isChroma, x));
                TLanes.WhereNonNegative(isSample, g + Bend(ref greenMiss, i, step), g).Store(ref green, i);
                TLanes.WhereNonNegative(isSample, c, c + Bend(ref chromaMiss, i, step)).Store(ref chroma, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Bend(ref float residual, nint i, nint step) =>
        (TLanes.Of(0.5f) * (At(ref residual, i - step) + At(ref residual, i + step))) - At(ref residual, i);

    /// <summary>
    /// The criterion, smoothed size² × smoothed step of the residuals: where this round's is smaller than any before, its difference is
    /// kept.
    /// </summary>
    void Judge(nint step, bool isFirst, float[] differences, float[] criteria)
    {
        ref var greenMiss = ref Origin(_tile.GreenFromChroma.Residual);
        ref var chromaMiss = ref Origin(_tile.ChromaFromGreen.Residual);
        ref var sizes = ref Origin(_tile.RowWeight);
        ref var steps = ref Origin(_tile.ColumnWeight);
        var wide = Area(step, LinesMargin + 2, LinesMargin + 2);
        for (var y = wide.Top; y < wide.Bottom; y++)
        {
            nint row = ResidualTile.Row(y);
            for (var i = row + wide.Left; i < row + wide.Right; i += TLanes.Count)
            {
                (TLanes.Abs(At(ref greenMiss, i)) + TLanes.Abs(At(ref chromaMiss, i))).Store(ref sizes, i);
                (Step(ref greenMiss, i, step) + Step(ref chromaMiss, i, step)).Store(ref steps, i);
            }
        }

        KeepBetter(isFirst, differences, criteria);
    }

    void KeepBetter(bool isFirst, float[] differences, float[] criteria)
    {
        ref var sizes = ref Origin(_tile.RowWeight);
        ref var steps = ref Origin(_tile.ColumnWeight);
        ref var column = ref Origin(_tile.Sums);
        ref var stepColumn = ref Origin(_tile.ChromaFromGreen.Weight);
        ref var green = ref Origin(_tile.Green);
        ref var chroma = ref Origin(_tile.Chroma);
        ref var difference = ref Origin(differences);
        ref var criterion = ref Origin(criteria);
        var (from, to) = _tile.Columns(LinesMargin + 2);
        for (var y = -LinesMargin; y < _tile.Height + LinesMargin; y++)
        {
            nint row = ResidualTile.Row(y);
            for (var i = row + from; i < row + to; i += TLanes.Count)
            {
                Gauss(ref sizes, i, ResidualTile.Stride).Store(ref column, i);
                Gauss(ref steps, i, ResidualTile.Stride).Store(ref stepColumn, i);
            }

            for (var i = row + from; i < row + to; i += TLanes.Count)
            {
                var size = Gauss(ref column, i, 1);
                var now = size * size * Gauss(ref stepColumn, i, 1);
                var best = isFirst ? TLanes.Of(Worst) : At(ref criterion, i);
                var stays = now - best;
                TLanes.WhereNonNegative(stays, At(ref difference, i), At(ref green, i) - At(ref chroma, i)).Store(ref difference, i);
                TLanes.WhereNonNegative(stays, best, now).Store(ref criterion, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Gauss(ref float plane, nint i, nint step)
    {
        var near = TLanes.Of(GaussNear) * (At(ref plane, i - step) + At(ref plane, i + step));
        var far = TLanes.Of(GaussFar) * (At(ref plane, i - (2 * step)) + At(ref plane, i + (2 * step)));
        return (TLanes.Of(GaussCentre) * At(ref plane, i)) + near + far;
    }

    static nint NextLineFrom(nint step) => step == 1 ? NextLine * ResidualTile.Stride : NextLine;

    /// <summary>The tile and so much around it along and across the lines.</summary>
    Rectangle Area(nint step, int along, int across)
    {
        var (besides, ends) = step == 1 ? (along, across) : (across, along);
        var (left, right) = _tile.Columns(besides);
        return new(left, -ends, right, _tile.Height + ends);
    }

    /// <param name="FirstWindow">The first round's window: so many places to either end.</param>
    sealed record Plan(int FirstWindow, int Rounds)
    {
        /// <summary>What all rounds read along the line: twice their window, and the residual's neighbours.</summary>
        public int AlongReach => (Rounds * ((2 * FirstWindow) + Rounds - 1)) + Rounds;

        public int AcrossReach => 2 * NextLine * Rounds;
    }

    readonly record struct Rectangle(int Left, int Top, int Right, int Bottom);
}
