using Farside.Processing.Numerics;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>
/// Turns, stretches and shifts a part as a whole until the statements beside the pictures agree best. Pictures do not mind, so it costs nothing; left to the common
/// steps, a turn by a degree would spoil them: to first order it also stretches.
/// </summary>
sealed class Gauge(SpotTable table, KeyUnknowns unknowns, KeyState start, IReadOnlyList<Control> controls, Datum datum, SpotMeans means, double sigmaPx)
{
    const int Steps = 6;
    const int Turn = 0;
    const int Stretch = 3;
    const int Shift = 4;
    const int Map = 7;

    /// <summary>The same part, where the statements want it; the table's spots move with it.</summary>
    public KeyState Best(KeyState state)
    {
        var count = unknowns.Map >= 0 ? 10 : 7;
        var move = new double[count];
        for (var step = 0; step < Steps; step++)
        {
            var now = Residuals(state, move);
            var (n, b) = (new double[count, count], new double[count]);
            var slopes = new double[count][];
            for (var i = 0; i < count; i++)
            {
                var by = i < Stretch ? 1e-6 : i == Stretch ? 1e-6 : 1e-4;
                var aside = (double[])move.Clone();
                aside[i] += by;
                slopes[i] = [.. Residuals(state, aside).Zip(now, (then, before) => (then - before) / by)];
            }

            for (var row = 0; row < now.Length; row++)
            {
                SymmetricSystem.AddRow(n, b, [.. slopes.Select(slope => slope[row])], -now[row]);
            }

            if (SymmetricSystem.Solve(n, b) is not { } change)
            {
                return state;
            }

            for (var i = 0; i < count; i++)
            {
                move[i] += change[i];
            }

            if (change.Zip(slopes, (by, slope) => Math.Abs(by) * slope.Max(Math.Abs)).Max() < 1e-4)
            {
                break;
            }
        }

        var moved = Moved(state, move);
        for (var spot = 0; spot < table.Count; spot++)
        {
            table.Spots[spot] = At(state, move, table.Spots[spot]);
        }

        return moved;
    }

    KeyState Moved(KeyState state, double[] move)
    {
        var (next, turn) = (state.Copy(), TurnOf(move));
        for (var key = 0; key < next.Stands.Length; key++)
        {
            next.Stands[key] = new((turn * state.Stands[key].Rotation).Orthonormal(), At(state, move, state.Stands[key].Origin));
            next.Grounds[key] = state.Grounds[key].Moved(turn, Math.Exp(move[Stretch]));
        }

        next.Map = move.Length > Map ? state.Map + new V3(move[Map], move[Map + 1], move[Map + 2]) : state.Map;
        return next;
    }

    // About the lowest camera, which most statements speak of.
    V3 At(KeyState state, double[] move, V3 place)
    {
        var about = state.Stands[datum.Lowest].Origin;
        return about + (TurnOf(move) * (place - about) * Math.Exp(move[Stretch])) + new V3(move[Shift], move[Shift + 1], move[Shift + 2]);
    }

    static M3 TurnOf(double[] move) => M3.Exp(new(move[Turn], move[Turn + 1], move[Turn + 2]));

    double[] Residuals(KeyState state, double[] move)
    {
        var moved = Moved(state, move);
        var now = new double[SpotMeans.Count];
        var (turn, stretch, about) = (TurnOf(move), Math.Exp(move[Stretch]), state.Stands[datum.Lowest].Origin);
        for (var spot = 0; spot < table.Count; spot++)
        {
            if (table.Counts(spot))
            {
                var height = about.Z + (stretch * turn.R3.Dot(table.Spots[spot] - about)) + move[Shift + 2];
                for (var mean = 0; mean < SpotMeans.Count; mean++)
                {
                    now[mean] += means.Weight(mean, spot) * height;
                }
            }
        }

        // Weights on heights are a slope for a spread of one; a stretched ground has a wider one.
        (now[SpotMeans.East], now[SpotMeans.North]) = (now[SpotMeans.East] / stretch, now[SpotMeans.North] / stretch);
        var statements = datum.Of(moved, start, unknowns, now, null, new double[SpotMeans.Count]).Select(statement => statement.Residual / Math.Sqrt(statement.Variance));
        return [.. statements, .. controls.SelectMany(control => Off(moved, control))];
    }

    IEnumerable<double> Off(KeyState state, Control control)
    {
        var (stand, place) = (state.Stands[control.Key], control.Place + state.Map);
        if (!BrownSlopes.Project(state.Lens, stand.Rotation.Transposed * (place - stand.Origin), out var column, out var row))
        {
            return [0, 0];
        }

        var blur = state.Lens[0] * control.SigmaM / Math.Max(1e-9, (place - stand.Origin).Length);
        var sigma = Math.Sqrt((sigmaPx * sigmaPx) + (blur * blur));
        var (dx, dy) = ((column - control.Column) / sigma, (row - control.Row) / sigma);
        var weight = Math.Sqrt(Huber.Weight(Math.Sqrt((dx * dx) + (dy * dy)), 2.5));
        return [weight * dx, weight * dy];
    }
}
