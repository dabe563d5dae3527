using Farside.Catalogue.Records;

namespace Farside.Catalogue.Index;

/// <summary>One sequence of one instrument, and where the rover stood.</summary>
sealed class SequenceEntry(int number, string mission, string instrument, string name)
{
    public int Number => number;
    public string Mission => mission;
    public string Instrument => instrument;
    public string Name => name;

    /// <summary>Nanoseconds of TAI when the frame began whose label says <see cref="Place"/>.</summary>
    public long Start { get; set; }

    /// <summary>That frame's identity: of two frames of one time the same one is always taken.</summary>
    public string Witness { get; set; } = "";

    public SitePlace? Place { get; set; }
    public string Station { get; set; } = "";

    /// <summary>True where a frame that may have been the witness is gone.</summary>
    public bool IsStale { get; set; }

    /// <summary>Takes what a frame says, if it is earlier than what was taken before.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool Hear(long start, string witness, SitePlace place)
    {
        if (Place is not null && (start > Start || (start == Start && string.CompareOrdinal(witness, Witness) >= 0)))
        {
            return false;
        }

        (Start, Witness, Place) = (start, witness, place);
        return true;
    }
}
