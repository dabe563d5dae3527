namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Correlation at every pixel shift of a rectangle; NaN where nothing was compared.</summary>
sealed class ScoreMap(int left, int top, int width, int height)
{
    readonly float[] _scores = Filled(checked(width * height));

    public int Left => left;
    public int Top => top;
    public int Right => left + width;
    public int Bottom => top + height;

    public float this[int x, int y]
    {
        get => (uint)(x - left) < (uint)width && (uint)(y - top) < (uint)height ? _scores[((y - top) * width) + x - left] : float.NaN;
        set => _scores[((y - top) * width) + x - left] = value;
    }

    /// <summary>The best place, refined by a parabola through its neighbours, and how much worse the best other place is; null for an empty map.</summary>
    public Peak? Best(int apart)
    {
        if (Greatest(int.MinValue, int.MinValue, apart) is not { } best)
        {
            return null;
        }

        var rival = Greatest(best.X, best.Y, apart)?.Score ?? 0;
        var score = this[best.X, best.Y];
        return new(
            best.X + Offset(this[best.X - 1, best.Y], score, this[best.X + 1, best.Y]),
            best.Y + Offset(this[best.X, best.Y - 1], score, this[best.X, best.Y + 1]),
            score, rival);
    }

    static float[] Filled(int count)
    {
        var scores = new float[count];
        Array.Fill(scores, float.NaN);
        return scores;
    }

    static double Offset(float before, float at, float after)
    {
        var bend = before - (2 * at) + after;
        return bend < 0 ? Math.Clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0;
    }

    (int X, int Y, float Score)? Greatest(int farFromX, int farFromY, int apart)
    {
        (int X, int Y, float Score)? best = null;
        for (var y = top; y < Bottom; y++)
        {
            for (var x = left; x < Right; x++)
            {
                var score = this[x, y];
                var isNear = farFromX != int.MinValue && Math.Abs(x - farFromX) < apart && Math.Abs(y - farFromY) < apart;
                if (!isNear && score > (best?.Score ?? float.NegativeInfinity))
                {
                    best = (x, y, score);
                }
            }
        }

        return best;
    }
}
