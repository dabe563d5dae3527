namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>All ties of all tracks in flat arrays, and which of them count at the moment.</summary>
sealed class TieTable
{
    public TieTable(IReadOnlyList<Track> tracks)
    {
        Start = new int[tracks.Count + 1];
        for (var t = 0; t < tracks.Count; t++)
            Start[t + 1] = Start[t] + tracks[t].Points.Count;
        Points = new ImagePoint[Start[^1]];
        IsAccepted = new bool[Start[^1]];
        IsHeldOut = new bool[tracks.Count];
        Spots = new TrackPoint[tracks.Count];
        for (var t = 0; t < tracks.Count; t++)
        {
            for (var i = 0; i < tracks[t].Points.Count; i++)
                Points[Start[t] + i] = tracks[t].Points[i];
        }
    }

    /// <summary>Where each track's ties begin; one more than there are tracks.</summary>
    public int[] Start { get; }

    public ImagePoint[] Points { get; }

    /// <summary>One a tie.</summary>
    public bool[] IsAccepted { get; }

    /// <summary>One a track.</summary>
    public bool[] IsHeldOut { get; }

    /// <summary>One a track.</summary>
    public TrackPoint[] Spots { get; set; }

    public int Tracks => IsHeldOut.Length;

    public int Accepted(int track)
    {
        var count = 0;
        for (var i = Start[track]; i < Start[track + 1]; i++)
            count += IsAccepted[i] ? 1 : 0;
        return count;
    }

    public void Reject(int track) => IsAccepted.AsSpan(Start[track], Start[track + 1] - Start[track]).Clear();
}
