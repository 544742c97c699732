using System;
using NetGen.Generators.Catalog;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>What a layer lowers its forward pass with: where its tensors are, and where its kernels go.</summary>
/// <param name="stage">The layer.</param>
/// <param name="rows">How many samples: one, or as many as are given at run time.</param>
/// <param name="values">Where the results of layers are.</param>
/// <param name="skipsActivation">Whether a row-wise activation is left to the loss, which reads the weighted sums.</param>
/// <param name="emit">Takes the kernels, with a name for each.</param>
internal sealed class ForwardContext(
    Stage stage, Extent rows, ValuePlaces values, bool skipsActivation, Action<string, Kernel> emit)
{
    public Extent Rows => rows;

    /// <summary>The layer in words, with shapes.</summary>
    public string Words => stage.Words;

    /// <summary>The lanes of what the layer gives.</summary>
    public LaneAxis OutputLanes => stage.Output;

    private Tensor Output => values.Output(stage.Index).As("output");

    /// <summary>A formula in words with the layer's activation around it, where a product applies it.</summary>
    public string Activated(string sum) => Epilogue is { } epilogue && epilogue != Contraction.Sum ? $"{stage.Activation.Activation}({sum})" : sum;

    /// <summary>
    /// The activation as the epilogue of a product; <see langword="null"/> if it is a program of its own: where the sums are kept too. A formula with functions has a dozen
    /// constants: in the tiles of a batch the JIT keeps these in registers and spills the sums, so there it runs over the rows afterwards.
    /// </summary>
    private Expression? Epilogue
    {
        get
        {
            Expression? value = (stage.Activation as ElementwiseActivation)?.Value(Contraction.Sum);
            return values.KeepsSums(stage) || (value is { CallsFunction: true } && rows.IsRows) ? null : value;
        }
    }

    public Tensor Input(int index) => values.Input(stage, index);

    /// <summary>Where a parameter starts; <see langword="null"/> if the layer has none of that name.</summary>
    public Place? Parameter(string name) => ParameterPlaces.Of(stage, name, PlaceNames.Parameters, name);

    /// <summary>
    /// Emits a kernel with the layer's activation: as its epilogue if it is a formula, else as a program of its own over what
    /// the kernel leaves.
    /// </summary>
    /// <param name="name">What the kernel does, for its method's name.</param>
    /// <param name="kernel">Makes the kernel for a target and the epilogue to apply to the operand <see cref="Contraction.Sum"/>.</param>
    public void EmitActivated(string name, Func<Tensor, Expression, Kernel> kernel)
    {
        if (Epilogue is { } epilogue)
        {
            emit(name, kernel(Output, epilogue));
        }
        else if (!values.KeepsSums(stage))
        {
            emit(name, kernel(Output, Contraction.Sum));
            EmitActivation(Output);
        }
        else
        {
            emit(name, kernel(values.PreActivation(stage).As("output"), Contraction.Sum));
            EmitActivation();
        }
    }

    /// <summary>Emits the layer's activation as a program of its own.</summary>
    public void EmitActivation()
    {
        if (!skipsActivation)
        {
            EmitActivation(values.PreActivation(stage).As("sums"));
        }
    }

    private void EmitActivation(Tensor input)
    {
        Operand z = new("z");
        emit(stage.Activation.Activation.ToString(), new Reduce(
            $"{Words}: {stage.Activation.Activation} of each sample.",
            rows,
            Output.Lanes,
            EquatableArray.Of<RowInput>(new LanesInput(z.Name, input.Vectors)),
            default,
            stage.Activation.Forward(z, Output.Lanes, Output.Vectors)));
    }
}
