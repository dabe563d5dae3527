namespace Farside.Products.Films;

/// <summary>Hands pictures on while the next one is made: two are in use, however long the film is.</summary>
public sealed class BackgroundSink(IFilmSink sink) : IFilmSink
{
    FilmPicture? _spare;
    Task _writing = Task.CompletedTask;

    /// <inheritdoc/>
    public void Add(FilmPicture picture)
    {
        _writing.GetAwaiter().GetResult(); // a failure of the picture before speaks here
        var copy = _spare ??= new(picture.Width, picture.Height);
        copy.CopyFrom(picture);
        _writing = Task.Run(() => sink.Add(copy));
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _writing.GetAwaiter().GetResult();
        sink.Finish();
    }

    public void Dispose()
    {
        try
        {
            _writing.Wait();
        }
        catch (AggregateException)
        {
            // Whoever disposes of an unfinished film knows why.
        }

        sink.Dispose();
    }
}
