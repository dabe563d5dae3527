using System.IO.Enumeration;
using Farside.Archive.Store;

namespace Farside.Products.Recipes.Hardware;

/// <summary>
/// Names frames. Plain text is the beginning of a frame's file name or of its camera, mode and index as they stand in it: <c>PCAML</c> is every frame of the left eye, <c>PCAML-Q-024</c> one of each
/// sequence. Text with * or ? must match the whole file name: <c>*PCAML-Q-024*_0003_*</c>. Letters' case does not matter.
/// </summary>
sealed class FramePattern(string text)
{
    readonly bool _isGlob = text.Contains('*') || text.Contains('?');

    /// <param name="frame">The data file's name.</param>
    public bool Holds(string frame) => _isGlob ? FileSystemName.MatchesSimpleExpression(text, frame) : Begins(frame) || (ProductName.TryParse(frame, out var name) && Begins(name.Payload));

    // PCAML-Q-02 is not a beginning of PCAML-Q-024: parts are whole.
    bool Begins(string name) => text.Length > 0 && name.StartsWith(text, StringComparison.OrdinalIgnoreCase) && (name.Length == text.Length || !char.IsLetterOrDigit(name[text.Length]) || !char.IsLetterOrDigit(text[^1]));
}
