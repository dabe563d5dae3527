namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Joins the ties of pairs to tracks: one point a picture, no spot of a picture in two tracks.</summary>
sealed class TrackBook(int views)
{
    const double SamePx = 1.5;
    const int Cell = 4;

    readonly List<List<TrackPoint>> _tracks = [];
    readonly Dictionary<(int, int), List<(int Track, ImagePoint Point)>>[] _places = [.. Enumerable.Range(0, views).Select(_ => new Dictionary<(int, int), List<(int, ImagePoint)>>())];
    readonly List<int>[] _tracksOf = [.. Enumerable.Range(0, views).Select(_ => new List<int>())];

    public IReadOnlyList<IReadOnlyList<TrackPoint>> Tracks => _tracks;

    /// <summary>Spots of tracks that have a point in <paramref name="first"/> and none in <paramref name="second"/>, longest tracks first.</summary>
    public IReadOnlyList<Candidate> Open(int first, int second) =>
    [
        .. from track in _tracksOf[first]
           where !_tracks[track].Exists(point => point.View == second)
           orderby _tracks[track].Count descending
           let at = _tracks[track].Find(point => point.View == first)
           select new Candidate(track, at.Column, at.Row, 0),
    ];

    /// <summary>Tracks with a point in both pictures.</summary>
    public int Count(int first, int second) => _tracksOf[first].Count(track => _tracks[track].Exists(point => point.View == second));

    /// <summary>Adds the second point of a tie to its track, or makes a new one; a tie that touches another track's spot is left out.</summary>
    public void Add(int first, int second, PairTie tie)
    {
        if (IsTaken(second, tie.Second.Column, tie.Second.Row) || (tie.Track < 0 && IsTaken(first, tie.Column, tie.Row)))
        {
            return;
        }

        var track = tie.Track;
        if (track < 0)
        {
            track = _tracks.Count;
            _tracks.Add([]);
            Place(track, new(first, tie.Column, tie.Row, 0, first, Affine2.Identity));
        }

        Place(track, new(second, tie.Second.Column, tie.Second.Row, tie.Second.SigmaPx, first, tie.Second.Warp));
    }

    /// <summary>Puts a refined point in place of a track's; null takes it away.</summary>
    public void Replace(int track, int view, TrackPoint? point)
    {
        var at = _tracks[track].FindIndex(p => p.View == view);
        if (point is { } better)
        {
            _tracks[track][at] = better;
        }
        else
        {
            _tracks[track].RemoveAt(at);
            _tracksOf[view].Remove(track);
        }
    }

    void Place(int track, TrackPoint point)
    {
        _tracks[track].Add(point);
        _tracksOf[point.View].Add(track);
        var key = Key(point.Column, point.Row);
        var places = _places[point.View];
        (places.TryGetValue(key, out var cell) ? cell : places[key] = []).Add((track, point.Point));
    }

    static (int, int) Key(double column, double row) => ((int)Math.Floor(column / Cell), (int)Math.Floor(row / Cell));

    bool IsTaken(int view, double column, double row)
    {
        var (x, y) = Key(column, row);
        for (var j = y - 1; j <= y + 1; j++)
        {
            for (var i = x - 1; i <= x + 1; i++)
            {
                if (_places[view].TryGetValue((i, j), out var cell)
                    && cell.Exists(entry => Math.Abs(entry.Point.Column - column) < SamePx && Math.Abs(entry.Point.Row - row) < SamePx))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
