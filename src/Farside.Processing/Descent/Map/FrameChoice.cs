namespace Farside.Processing.Descent.Map;

/// <summary>Chooses the few frames that a level needs, one after another: always the one that adds most to what the others show.</summary>
sealed class FrameChoice(MapGrid grid, IReadOnlyList<FrameSight> sights, NestedRelief relief)
{
    const int CellPx = 32;
    const int MostCandidates = 48;

    /// <summary>A frame that adds less than this share of all is not worth its time.</summary>
    const double LeastGain = 0.002;

    /// <summary>What a lean of 45° takes from the worth of a view: relief that is not known displaces it.</summary>
    const double LeanWeight = 0.35;

    readonly MapGrid _cells = grid.Coarser(CellPx);

    /// <summary>Frames that show each part of the level as sharply and as straight down as any do.</summary>
    public List<int> ForOrtho(IReadOnlyList<int> frames, int most)
    {
        var candidates = MapLadder.Spread(frames, MostCandidates);
        var worth = candidates.Select(Worth).ToList();
        return Greedy(candidates, worth, most);
    }

    /// <summary>Frames that see the level from places as far apart as there are, against its height.</summary>
    /// <remarks>
    /// A height's information is the spread of the leans over the frames about their mean. A frame is judged by how much it adds to that, each cell's share
    /// counted by its root, so that cells that have none yet count most.
    /// </remarks>
    public List<int> ForRelief(IReadOnlyList<int> frames, int most)
    {
        var candidates = MapLadder.Spread(frames, MostCandidates);
        var leans = candidates.Select(Leans).ToList();
        var (chosen, sums) = (new List<int>(), new LeanSum[_cells.Width * _cells.Height]);
        while (chosen.Count < most)
        {
            var (best, bestGain) = (-1, 0.0);
            for (var i = 0; i < candidates.Count; i++)
            {
                var gain = chosen.Contains(candidates[i]) ? 0 : Gain(sums, leans[i]);
                (best, bestGain) = gain > bestGain ? (i, gain) : (best, bestGain);
            }

            if (best < 0)
            {
                break;
            }

            chosen.Add(candidates[best]);
            for (var cell = 0; cell < sums.Length; cell++)
            {
                sums[cell] = sums[cell].With(leans[best][cell]);
            }
        }

        chosen.Sort();
        return chosen;
    }

    static double Gain(LeanSum[] sums, (float East, float North)[] leans)
    {
        var gain = 0.0;
        for (var cell = 0; cell < sums.Length; cell++)
        {
            gain += float.IsNaN(leans[cell].East) ? 0 : 1e-3 + Math.Sqrt(sums[cell].With(leans[cell]).Spread) - Math.Sqrt(sums[cell].Spread);
        }

        return gain;
    }

    static List<int> Greedy(List<int> candidates, List<float[]> worth, int most)
    {
        var (chosen, best) = (new List<int>(), new float[worth.Count > 0 ? worth[0].Length : 0]);
        var total = 0.0;
        while (chosen.Count < Math.Min(most, candidates.Count))
        {
            var gains = candidates.Select((candidate, i) => chosen.Contains(candidate) ? 0 : Added(best, worth[i])).ToList();
            var next = gains.IndexOf(gains.Max());
            if (!(gains[next] > LeastGain * total))
            {
                break;
            }

            chosen.Add(candidates[next]);
            total += gains[next];
            for (var cell = 0; cell < best.Length; cell++)
            {
                best[cell] = Math.Max(best[cell], worth[next][cell]);
            }
        }

        return chosen;
    }

    static double Added(float[] best, float[] worth)
    {
        var added = 0.0;
        for (var cell = 0; cell < best.Length; cell++)
        {
            added += Math.Max(0, worth[cell] - best[cell]);
        }

        return added;
    }

    float[] Worth(int frame) => OverCells(frame, (sight, east, north, up) =>
    {
        var share = sight.PixelAtM(east, north, up) / grid.PixelM;
        var (leanEast, leanNorth) = sight.LeanAt(east, north, up);
        return share > MapLadder.CoarsestShare
            ? 0
            : (float)((1 / Math.Max(share, 0.7)) * (1 - (LeanWeight * Math.Min(1, Math.Sqrt((leanEast * leanEast) + (leanNorth * leanNorth))))));
    });

    (float East, float North)[] Leans(int frame) => OverCells(frame, (sight, east, north, up) =>
    {
        var (leanEast, leanNorth) = sight.LeanAt(east, north, up);
        return sight.PixelAtM(east, north, up) > 2 * MapLadder.CoarsestShare * grid.PixelM ? (float.NaN, float.NaN) : ((float)leanEast, (float)leanNorth);
    });

    T[] OverCells<T>(int frame, Func<FrameSight, double, double, double, T> of)
    {
        var cells = new T[_cells.Width * _cells.Height];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var (east, north) = (_cells.EastM(cell % _cells.Width), _cells.NorthOfM(cell / _cells.Width));
            cells[cell] = of(sights[frame], east, north, relief.HeightM(east, north));
        }

        return cells;
    }

    readonly record struct LeanSum(int Count, double East, double North, double Squares)
    {
        public double Spread => Count < 2 ? 0 : Squares - (((East * East) + (North * North)) / Count);

        public LeanSum With((float East, float North) lean) => float.IsNaN(lean.East)
            ? this
            : new(Count + 1, East + lean.East, North + lean.North, Squares + ((double)lean.East * lean.East) + ((double)lean.North * lean.North));
    }
}
