namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Matches one band of rows after the other; one for every thread.</summary>
sealed class BandMatcher
{
    readonly MatchPlane _leftPicture;
    readonly IRangeMap _ranges;
    readonly bool _isEight;
    readonly int _warmUp;
    readonly CostRow _costs;
    readonly DownPaths _paths;
    readonly RowPaths _rowPaths;
    readonly WinnerRow _winners;
    byte[] _cost = [], _down = [], _across = [], _none = [];
    byte[][] _kept = [];

    public BandMatcher(MatchPlane leftPicture, MatchPlane rightPicture, Census left, Census right, IRangeMap ranges, DenseOptions options, int warmUp)
    {
        (_leftPicture, _ranges, _isEight, _warmUp) = (leftPicture, ranges, options.Paths == MatchPaths.Eight, warmUp);
        var steps = new StepCosts(options);
        // A tile's candidates are counted by 32: the last may lie beyond the range.
        _costs = new(left, right, rightPicture, Math.Max(Math.Abs(options.MinDisparity), Math.Abs(options.MaxDisparity)) + RowRange.Lane);
        _paths = new(left.Width, _isEight, steps);
        _rowPaths = new(steps);
        _winners = new(left.Width, NarrowSums.Suit(options, ranges.Most) ? new NarrowSums(_costs.Length, ranges.Most, options.MinDisparity) : new WideSums(_costs.Length, ranges.Most, _isEight ? 8 : 3), options);
    }

    /// <param name="take">Called for every row of the band, from the lowest upwards with eight paths.</param>
    public void Match(int top, int bottom, Action<int, WinnerRow> take)
    {
        Reserve(top, bottom);
        if (_isEight)
        {
            Down(top, bottom);
            Up(top, bottom, take);
            return;
        }

        _paths.Restart();
        for (var y = Math.Max(0, top - _warmUp); y < bottom; y++)
        {
            var range = Advance(y, y - 1, _down);
            if (y >= top)
            {
                Decide(y, range, _none, take);
            }
        }
    }

    void Down(int top, int bottom)
    {
        _paths.Restart();
        for (var y = Math.Max(0, top - _warmUp); y < bottom; y++)
        {
            Advance(y, y - 1, y < top ? _down : _kept[y - top]);
        }
    }

    void Up(int top, int bottom, Action<int, WinnerRow> take)
    {
        _paths.Restart();
        for (var y = Math.Min(_leftPicture.Height, bottom + _warmUp) - 1; y >= top; y--)
        {
            var range = Advance(y, y + 1, _down);
            if (y < bottom)
            {
                Decide(y, range, _kept[y - top], take);
            }
        }
    }

    RowRange Advance(int y, int before, byte[] sum)
    {
        var range = _ranges.Row(y);
        _costs.Take(y, range, _cost);
        _paths.Take(range, _cost, sum, _leftPicture.Grey(y), _leftPicture.Grey(Math.Clamp(before, 0, _leftPicture.Height - 1)));
        return range;
    }

    void Decide(int y, RowRange range, byte[] kept, Action<int, WinnerRow> take)
    {
        _rowPaths.Take(range, _cost, _across, _leftPicture.Grey(y));
        _winners.Take(range, _costs, _leftPicture.Missing(y), _cost, _down, _across, kept);
        take(y, _winners);
    }

    void Reserve(int top, int bottom)
    {
        var most = 0;
        for (var y = Math.Max(0, top - _warmUp); y < Math.Min(_leftPicture.Height, bottom + _warmUp); y++)
        {
            most = Math.Max(most, _ranges.Row(y).Total);
        }

        if (_cost.Length < most)
        {
            (_cost, _down, _across, _none) = (new byte[most], new byte[most], new byte[most], new byte[_isEight ? 0 : most]);
        }

        if (_isEight)
        {
            _kept = _kept.Length < bottom - top ? [.. _kept, .. new byte[bottom - top - _kept.Length][]] : _kept;
            for (var y = top; y < bottom; y++)
            {
                var needed = _ranges.Row(y).Total;
                if (_kept[y - top] is not { } row || row.Length < needed)
                {
                    _kept[y - top] = new byte[needed];
                }
            }
        }
    }
}
