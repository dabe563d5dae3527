namespace Farside.Tests.Archive.Portal;

/// <summary>One request that the test's server was sent.</summary>
/// <param name="From">Where the range began that was asked for; 0 for the whole.</param>
sealed record Served(string Path, string Query, long From, DateTime At, IReadOnlyDictionary<string, string> Headers);
