namespace Farside.Simulator.Instruments.Particles;

/// <summary>One heading of a table of text; a heading with repetitions stands for a group of as many numbers, all of that name.</summary>
/// <param name="Letters">Width that the label claims; the file's blanks do not keep to it.</param>
sealed record TableColumn(string Name, string Type, int Letters, string Unit, string Description, int Repetitions = 1);
