namespace Farside.Archive.Missions;

/// <summary>How well a mission fact is known.</summary>
public enum Certainty
{
    /// <summary>F: seen in a real file.</summary>
    Seen,

    /// <summary>C: computed from, or verified against, a real file.</summary>
    Computed,

    /// <summary>Q: quoted by a source from a real file.</summary>
    Quoted,

    /// <summary>S: stated by a source.</summary>
    Stated,

    /// <summary>I: inferred by analogy or from weak signs.</summary>
    Inferred,
}
