using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>Frames that are known to show the same ground, each with its map to the first of them.</summary>
sealed class Island
{
    readonly SortedDictionary<int, Homography> _maps = [];
    int _before;

    public Island(int first)
    {
        (Last, _before) = (first, first);
        _maps[first] = Homography.Identity;
        Keys.Add(first);
    }

    /// <summary>In the order in which they became such.</summary>
    public List<int> Keys { get; } = [];

    /// <summary>The key frame that is followed now.</summary>
    public int Key => Keys[^1];

    /// <summary>The frame placed last.</summary>
    public int Last { get; private set; }

    public IReadOnlyCollection<int> Frames => _maps.Keys;

    public Homography this[int frame] => _maps[frame];

    public bool Holds(int frame) => _maps.ContainsKey(frame);

    public void Place(int frame, Homography map)
    {
        _maps[frame] = map;
        (_before, Last) = (Last, frame);
    }

    public void AddKey(int frame)
    {
        if (!Keys.Contains(frame))
        {
            Keys.Add(frame);
        }
    }

    /// <summary>Where the next frame is to be expected: it moves on as the last one did.</summary>
    public Homography Expected() => _maps[Last] * _maps[_before].Inverse() * _maps[Last];

    /// <summary>Takes another island's frames.</summary>
    /// <param name="map">This island's first frame from the other's.</param>
    public void Take(Island other, Homography map)
    {
        foreach (var (frame, own) in other._maps)
        {
            _maps[frame] = map * own;
        }

        Keys.AddRange(other.Keys);
    }
}
