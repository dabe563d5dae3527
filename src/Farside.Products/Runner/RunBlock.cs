namespace Farside.Products.Runner;

/// <summary>What may vary between two runs that give the same product.</summary>
/// <param name="Made">UTC.</param>
/// <param name="Host">The machine's name.</param>
/// <param name="Seconds">Wall time of the job.</param>
/// <param name="Commit">The code's commit, from the assembly's informational version; empty when built outside a repository.</param>
/// <param name="Farside">The program's version.</param>
/// <param name="InputsChanged">The time of each input's files, UTC, in the order of the inputs: size and time tell whether a product is still good.</param>
public sealed record RunBlock(string Made, string Host, double Seconds, string Commit, string Farside, IReadOnlyList<string> InputsChanged);
