using Farside.Processing.Numerics;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>One match's equation for the pair's rotation: what is left to explain and how the place moves with each of three turns.</summary>
sealed record TurnRow(Prediction At, double ErrorX, double ErrorY, double[] Slopes)
{
    /// <summary>Signed distance from the line of allowed distances after the turn, pixels; plain distance where there is no parallax.</summary>
    public double Aside(ReadOnlySpan<double> turn)
    {
        var (x, y) = Left(turn);
        if (!At.HasParallax)
        {
            return Math.Sqrt((x * x) + (y * y));
        }

        var along = Math.Clamp((x * At.AlongX) + (y * At.AlongY), At.From, At.To);
        var (dx, dy) = (x - (along * At.AlongX), y - (along * At.AlongY));
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    public void AddTo(Span<double> normal, Span<double> right, double scale, double weight)
    {
        var (ax, ay) = At.HasParallax ? (At.AlongX, At.AlongY) : (1.0, 0.0);
        var free = At.HasParallax ? (At.To - At.From) / 2 : 0;
        Add(normal, right, -ay, ax, weight / (scale * scale));
        Add(normal, right, ax, ay, weight / ((scale * scale) + (free * free)));
    }

    (double X, double Y) Left(ReadOnlySpan<double> turn) => (
        ErrorX - (Slopes[0] * turn[0]) - (Slopes[1] * turn[1]) - (Slopes[2] * turn[2]),
        ErrorY - (Slopes[3] * turn[0]) - (Slopes[4] * turn[1]) - (Slopes[5] * turn[2]));

    // One row for the component along a unit vector.
    void Add(Span<double> normal, Span<double> right, double ux, double uy, double weight)
    {
        Span<double> slopes = [(ux * Slopes[0]) + (uy * Slopes[3]), (ux * Slopes[1]) + (uy * Slopes[4]), (ux * Slopes[2]) + (uy * Slopes[5])];
        var error = (ux * ErrorX) + (uy * ErrorY);
        SymmetricSystem.AddOuter(normal, slopes, weight);
        for (var k = 0; k < 3; k++)
        {
            right[k] += weight * slopes[k] * error;
        }
    }
}
