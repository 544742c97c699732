namespace NetGen.Generators.Plan;

/// <summary>
/// A loop around the tiles of a contraction, or around the sum inside a tile: what makes products of matrices those of images. Strides are floats from a turn to the next; in a last panel
/// of one vector, whose rows are closer together, less in proportion.
/// </summary>
/// <param name="Variable">The loop variable: what it counts.</param>
/// <param name="Count">How many turns.</param>
/// <param name="A">The stride in the left factor.</param>
/// <param name="B">The stride in the right factor.</param>
/// <param name="C">The stride in the result, and in what the epilogue reads of each row.</param>
/// <param name="Vector">The stride in what is one row for all rows: the initial value, and other vectors that the epilogue reads.</param>
internal sealed record ContractionLoop(string Variable, Extent Count, int A, int B, int C, int Vector = 0);

/// <summary>Where the factors of one product of a spelled-out sum are, in floats from where the sum starts.</summary>
internal sealed record SumTerm(int A, int B);
