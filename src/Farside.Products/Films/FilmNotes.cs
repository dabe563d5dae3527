namespace Farside.Products.Films;

/// <summary>What a film's file says of itself.</summary>
public sealed record FilmNotes(string Title, string Credit, string Comment);
