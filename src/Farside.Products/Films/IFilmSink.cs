namespace Farside.Products.Films;

/// <summary>Where a film's pictures go, one after the other.</summary>
public interface IFilmSink : IDisposable
{
    /// <summary>Takes the next picture; it may be changed again once this returns.</summary>
    void Add(FilmPicture picture);

    /// <summary>Ends the film; without it there is none.</summary>
    void Finish();
}
