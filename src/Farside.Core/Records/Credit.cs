namespace Farside.Core.Records;

/// <summary>Whom a product thanks, and whether it shows a real place.</summary>
public static class Credit
{
    /// <summary>The credit line of every product made from Chinese lunar and planetary data.</summary>
    public const string Line = "CNSA / CLEP / GRAS";

    /// <summary>The word that every simulated file, label and page carries.</summary>
    public const string Simulated = "SIMULATED";
}
