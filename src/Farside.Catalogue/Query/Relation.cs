namespace Farside.Catalogue.Query;

/// <summary>How another product belongs to this one.</summary>
public enum Relation
{
    /// <summary>The other eye at the same moment.</summary>
    StereoPartner,

    /// <summary>Another product of the same frame.</summary>
    SameFrame,

    /// <summary>The frames this one was made from, as the products that show them.</summary>
    MadeFrom,

    /// <summary>The products this one cites: geometry, colour, looks.</summary>
    MadeWith,

    /// <summary>What was made from this one, or from its frame.</summary>
    UsedBy,

    /// <summary>The frames before and after it in the same sequence, eye and mode.</summary>
    Ring,

    /// <summary>What else was made of the same sequence as a whole: a few of each kind, the best first.</summary>
    SameSequence,

    /// <summary>What was made of other sequences at the same rover stop: a few of each kind, the best first.</summary>
    SameStation,
}
