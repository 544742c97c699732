namespace NetGen.Generators.Emission;

/// <summary>A file to add to the user's compilation.</summary>
/// <param name="HintName">Its name, from <see cref="Infrastructure.HintName"/>.</param>
/// <param name="Text">Its C#.</param>
internal sealed record GeneratedFile(string HintName, string Text);
