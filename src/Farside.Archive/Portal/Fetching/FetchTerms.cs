namespace Farside.Archive.Portal.Fetching;

/// <summary>Under which terms the missions' data are given, said once for each archive.</summary>
public static class FetchTerms
{
    /// <summary>Source: the portal's copyright texts for Chang'e-4, and NSSDC's record of the same collections.</summary>
    public static IReadOnlyList<string> Lines { get; } =
    [
        "Terms: the data are the Ground Research and Application System's (CNSA / CLEP / GRAS), all rights reserved: copies, changes and publication need its written consent",
        "(form to lpdc@nao.cas.cn). China's space science data centre lists the same collections under CC BY 4.0: the two conflict, so take the stricter one.",
        "Credit: \"This data set is processed and produced by Ground Research and Application System (GRAS) of China's Lunar and Planetary Exploration Program, provided by China",
        "National Space Administration (http://moon.bao.ac.cn)\". What is sent to the server: docs/fetch.md.",
    ];
}
