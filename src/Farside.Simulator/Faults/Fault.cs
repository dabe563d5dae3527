namespace Farside.Simulator.Faults;

/// <summary>Damage as the portal and its users have done it.</summary>
public enum Fault
{
    /// <summary>A data file ends early (seen on the portal in 2020).</summary>
    Truncated,

    /// <summary>A data file without its label.</summary>
    MissingLabel,

    /// <summary>A label without its data file.</summary>
    MissingData,

    /// <summary>A label replaced by a server's error page.</summary>
    HtmlLabel,

    /// <summary>A label into which a third party wrote comments.</summary>
    InsertedComment,

    /// <summary>A resource file <c>._*</c> that macOS leaves beside a data file.</summary>
    MacosResource,

    /// <summary>A label saved a second time by a browser, as <c>name (1).2CL</c>.</summary>
    BrowserCopy,

    /// <summary>An empty data file.</summary>
    EmptyData,
}
