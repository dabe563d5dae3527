namespace Farside.Archive.Portal.Fetching;

/// <summary>Products of one mission, instrument, mode and level in a plan.</summary>
/// <param name="What">E.g. <c>ce4 PCAM-L Q 2B</c>.</param>
/// <param name="Here">Whole in the archive already.</param>
/// <param name="Bytes">Of what is missing, as far as its size is known.</param>
/// <param name="Unsized">Missing products of which nobody says how large they are.</param>
public sealed record FetchGroup(string What, int Products, int Here, long Bytes, int Unsized);
