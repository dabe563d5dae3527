namespace Farside.Products.Films;

/// <summary>Part of a film: every so many pictures from one to another, counted from 0.</summary>
public sealed class ExcerptSink(IFilmSink sink, int first, int last, int every) : IFilmSink
{
    int _next;

    /// <inheritdoc/>
    public void Add(FilmPicture picture)
    {
        var number = _next++;
        if (number >= first && number <= last && (number - first) % every == 0)
        {
            sink.Add(picture);
        }
    }

    /// <inheritdoc/>
    public void Finish() => sink.Finish();

    public void Dispose() => sink.Dispose();
}
