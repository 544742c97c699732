using System;

namespace NetGen;

/// <summary>
/// Preprocessing that is learnt from the samples trained on, and from nothing else, so that nothing leaks from what measures:
/// <see cref="Standardizer.Preprocessing"/>, or a function of your own.
/// </summary>
/// <param name="training">The samples to learn it from.</param>
/// <returns>What is then done to these samples and to all others. Called by several threads at once where several are used.</returns>
public delegate Func<Dataset, Dataset> Preprocessing(Dataset training);
