namespace Farside.Products.Recipes.Descent;

/// <summary>Height and speeds at a moment; null where nothing is known.</summary>
/// <param name="Height">Above the ground plane, m.</param>
/// <param name="Descent">Speed downwards, m/s.</param>
/// <param name="Horizontal">Speed over ground, m/s.</param>
sealed record FlightNumbers(Measure Height, Measure? Descent, Measure? Horizontal);
