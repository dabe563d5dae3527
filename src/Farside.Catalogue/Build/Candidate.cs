namespace Farside.Catalogue.Build;

/// <summary>Something that belongs in the catalogue, as a look at its file's size and time shows it.</summary>
abstract class Candidate(string kind, string id, FileStamp stamp)
{
    public string Kind => kind;
    public string Id => id;
    public FileStamp Stamp => stamp;
    public string Key => $"{kind}/{id}";

    /// <summary>Reads the rest. Called from several threads.</summary>
    /// <exception cref="Core.FarsideException">It cannot be used as it is.</exception>
    public abstract Entry Read();
}
