namespace Farside.Products.Films;

/// <summary>One film written to several places at once.</summary>
public sealed class FilmSinks(IReadOnlyList<IFilmSink> sinks) : IFilmSink
{
    /// <inheritdoc/>
    public void Add(FilmPicture picture)
    {
        foreach (var sink in sinks)
        {
            sink.Add(picture);
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
        foreach (var sink in sinks)
        {
            sink.Finish();
        }
    }

    public void Dispose()
    {
        foreach (var sink in sinks)
        {
            sink.Dispose();
        }
    }
}
