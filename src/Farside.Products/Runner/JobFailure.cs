namespace Farside.Products.Runner;

/// <summary>A job that could not be done.</summary>
/// <param name="Message">One line: file, element, found, expected, what to do.</param>
public sealed record JobFailure(string Job, string Message);
