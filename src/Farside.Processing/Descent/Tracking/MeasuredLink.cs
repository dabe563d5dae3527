using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>Two frames and what was found of one in the other. The template is the coarser one, or as fine.</summary>
sealed record MeasuredLink(int Template, int Frame, Registration Result)
{
    public FrameLink ToLink(FrameShape[] shapes)
    {
        var isTemplateFirst = Template < Frame;
        var map = isTemplateFirst ? Result.TemplateFromFrame : Result.TemplateFromFrame.Inverse();
        var (first, second) = isTemplateFirst ? (Template, Frame) : (Frame, Template);
        var pairs = Array.ConvertAll(Result.Matches, match => Pair(match, isTemplateFirst, shapes[Frame]));
        return new(first, second, map, pairs, Rms(pairs, map, shapes[first].Lens, shapes[second].Lens));
    }

    PointPair Pair(SpotMatch match, bool isTemplateFirst, FrameShape frame)
    {
        if (!isTemplateFirst)
        {
            return new(match.FoundX, match.FoundY, match.X, match.Y, match.SigmaPx);
        }

        var (x, y) = frame.Lens.Ideal(match.FoundX, match.FoundY);
        return new(match.X, match.Y, match.FoundX, match.FoundY, match.SigmaPx / Result.TemplateFromFrame.ScaleAt(x, y));
    }

    static double Rms(PointPair[] pairs, Homography map, BentLens first, BentLens second)
    {
        var sum = 0.0;
        foreach (var pair in pairs)
        {
            var (x, y) = second.Ideal(pair.SecondColumn, pair.SecondRow);
            var (u, v) = first.Ideal(pair.FirstColumn, pair.FirstRow);
            var at = map.Times(x, y) ?? (double.NaN, double.NaN);
            sum += ((at.Column - u) * (at.Column - u)) + ((at.Row - v) * (at.Row - v));
        }

        return Math.Sqrt(sum / Math.Max(1, pairs.Length));
    }
}
