#if NETGEN_GENERATOR
namespace NetGen.Generators.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>
/// What training minimises: the mean over the samples of a batch, each with its weight if weights are given. <c>y</c> is an output, <c>t</c> its target,
/// <c>z</c> the weighted sum that the last activation made <c>y</c> of.
/// </summary>
public enum Loss
{
    /// <summary><c>(y − t)²</c>, averaged over the outputs too. Any last activation but <see cref="Activation.Step"/>.</summary>
    MeanSquaredError,

    /// <summary>
    /// <c>|y − t|</c>, averaged over the outputs too; its gradient is 0 where <c>y = t</c>. Any last activation but <see cref="Activation.Step"/>.
    /// </summary>
    MeanAbsoluteError,

    /// <summary>
    /// <c>(y − t)²/2</c> up to <c>|y − t| = δ</c>, beyond it <c>δ·(|y − t| − δ/2)</c>, averaged over the outputs too (Huber 1964; PyTorch's <c>huber_loss</c>).
    /// <c>δ</c> is <c>Delta</c> of the training attribute. Any last activation but <see cref="Activation.Step"/>.
    /// </summary>
    Huber,

    /// <summary>
    /// <c>−t·log y − (1 − t)·log(1 − y)</c> for targets from 0 to 1, averaged over the outputs too; computed from <c>z</c>, so that nothing
    /// overflows. Needs <see cref="Activation.Sigmoid"/> as the last activation.
    /// </summary>
    BinaryCrossEntropy,

    /// <summary>
    /// <c>−Σᵢ tᵢ·log yᵢ</c> over the classes, computed from the logits, so that nothing overflows. Needs
    /// <see cref="Activation.Softmax"/> as the last activation. With <c>LabelSmoothing</c> ε of the training attribute the targets of <c>K</c> classes
    /// are <c>(1 − ε)·t + ε/K</c> instead (Szegedy et al. 2016).
    /// </summary>
    CategoricalCrossEntropy,

    /// <summary>
    /// <c>max(0, 1 − t·y)</c> for targets −1 and 1, averaged over the outputs too (Cortes and Vapnik 1995). A class index gives its class the target 1 and the
    /// others −1; with a single output 0 means −1. Needs <see cref="Activation.Linear"/> as the last activation.
    /// </summary>
    Hinge,

    /// <summary>
    /// <c>(y − t)·z</c> for targets 0 and 1, averaged over the outputs too: 0 where the class is right, else how far <c>z</c> is on the wrong side. Its
    /// gradient by <c>z</c> is <c>y − t</c>, which makes a step of gradient descent the perceptron's rule (Rosenblatt 1958). Needs
    /// <see cref="Activation.Step"/> as the last activation.
    /// </summary>
    Perceptron,
}
